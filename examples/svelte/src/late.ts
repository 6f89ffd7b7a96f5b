import { mount } from 'svelte';
import LateApp from './LateApp.svelte';

const target = document.getElementById('app');
if (target) mount(LateApp, { target });
