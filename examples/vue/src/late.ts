import { createApp } from 'vue';
import LateApp from './LateApp.vue';

createApp(LateApp).mount('#app');
